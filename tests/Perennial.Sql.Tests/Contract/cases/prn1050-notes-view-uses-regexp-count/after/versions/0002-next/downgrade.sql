drop view vowels;
