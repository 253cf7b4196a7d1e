//! Numbers that follow each other in time.
