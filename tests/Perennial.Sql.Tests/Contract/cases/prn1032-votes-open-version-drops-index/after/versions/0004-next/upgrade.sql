drop index votes_choice;
