//! gearbox reports.
