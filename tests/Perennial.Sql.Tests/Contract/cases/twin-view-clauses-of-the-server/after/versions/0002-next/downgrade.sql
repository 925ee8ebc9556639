drop view totals, sampled, ordered, groups, walk, locked;
