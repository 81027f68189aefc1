"""Which mentions are of one entity: short forms, acronyms, surnames, joined inside an article."""

from claimx.pipeline.identities.organisations import OrganisationGroups
from claimx.pipeline.identities.people import PeopleGroups

__all__ = ["OrganisationGroups", "PeopleGroups"]
