update roads set nam = upper(name);
