drop collation app.numeric_order;
