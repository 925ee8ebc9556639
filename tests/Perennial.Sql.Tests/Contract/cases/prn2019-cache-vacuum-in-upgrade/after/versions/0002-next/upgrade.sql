vacuum analyze entries;
