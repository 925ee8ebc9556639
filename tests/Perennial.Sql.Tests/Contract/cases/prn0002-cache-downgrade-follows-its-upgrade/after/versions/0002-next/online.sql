update fresh set x = null;
