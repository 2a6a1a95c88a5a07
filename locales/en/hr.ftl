# Files from HR systems.

audit-hr-applied = HR file imported
audit-hr-undone = HR import undone
audit-hr-source-saved = HR source set up
audit-hr-facts = Joiners: { $joiners }; leavers: { $leavers }; moves: { $moves }
