"""When: temporal expressions, their normal form, and what they mean from the report's date.

Never silently the publication date: what cannot be anchored stays unresolved.
"""
