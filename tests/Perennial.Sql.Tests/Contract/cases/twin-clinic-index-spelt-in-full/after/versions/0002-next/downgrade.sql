drop index clinic.patients_both_idx;
