DROP TYPE reading;
DROP TYPE unit;
