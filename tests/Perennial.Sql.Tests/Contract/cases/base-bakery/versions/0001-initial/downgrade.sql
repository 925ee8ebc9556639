drop schema bakery cascade;
