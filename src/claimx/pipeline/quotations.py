"""`claimx_quotations`"""
