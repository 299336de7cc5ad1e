//! gearbox vm.
