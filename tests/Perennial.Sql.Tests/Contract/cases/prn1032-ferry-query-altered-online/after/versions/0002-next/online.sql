alter function fees() volatile;
