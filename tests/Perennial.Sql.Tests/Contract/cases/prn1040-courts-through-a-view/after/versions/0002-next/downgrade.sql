drop view court.settlements;
