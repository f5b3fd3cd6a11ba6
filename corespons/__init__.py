"""CO-RESPONS: the follow-up of regional export co-operation in mid-Sweden.

Data flows one way: intake → store → indicators → followup → charts → pages.
docs/architecture.md shows the rooms and who may import whom.
"""
