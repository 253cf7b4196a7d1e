//! Reliability, agreement, variance and bias of items.
