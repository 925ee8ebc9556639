create schema lg;
