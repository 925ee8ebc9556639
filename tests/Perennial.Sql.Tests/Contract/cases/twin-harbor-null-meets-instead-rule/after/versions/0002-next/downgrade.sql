drop rule unknown_berth on harbor.berths;
