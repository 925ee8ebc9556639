update entries set until = now() where until is null;
