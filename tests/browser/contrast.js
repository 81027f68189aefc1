// The texts of a page whose contrast with what is behind them is under 4.5 (WCAG AA), with that contrast.
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const channels = (colour, behind) => {
    canvas.fillStyle = `rgb(${behind.join(" ")})`;
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) =>
    rgb
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, channel) => sum + value * [0.2126, 0.7152, 0.0722][channel], 0);
  const background = (element) =>
    channels(getComputedStyle(element).backgroundColor, element.parentElement ? background(element.parentElement) : [255, 255, 255]);
  const ratio = (colour, element) => {
    const behind = background(element);
    const [light, dark] = [luminance(channels(colour, behind)), luminance(behind)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const failures = [];
  for (const element of document.body.querySelectorAll("*")) {
    const written = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const colours = written ? [getComputedStyle(element).color] : [];
    if (element.matches(".mark")) colours.push(getComputedStyle(element, "::after").color);
    for (const colour of colours) {
      const found = ratio(colour, element);
      if (found < 4.5) failures.push(`${element.className || element.tagName}: ${found.toFixed(2)}`);
    }
  }
  return [...new Set(failures)];
};
