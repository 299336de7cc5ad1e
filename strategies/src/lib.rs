//! gearbox strategies.
