//! Which logical CPUs share a core, and which of them this process may use.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::bench::machine;

/// Cores by their logical CPUs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topology {
    /// Each core's CPUs; empty where the system does not tell.
    pub cores: Vec<Vec<u32>>,
    /// CPUs this process may run on; empty where the system does not tell.
    pub allowed: Vec<u32>,
}

impl Topology {
    /// Cores of which this process may use more than one CPU.
    pub fn shared(&self) -> Vec<&Vec<u32>> {
        let usable = |cpu: &u32| self.allowed.is_empty() || self.allowed.contains(cpu);
        self.cores
            .iter()
            .filter(|core| core.iter().filter(|c| usable(c)).count() > 1)
            .collect()
    }
}

/// Reads sysfs and procfs below `root`.
pub fn read(root: &Path) -> Topology {
    let text = |path: String| fs::read_to_string(root.join(path)).ok();
    let online = text("sys/devices/system/cpu/online".into())
        .map(|l| cpus(&l))
        .unwrap_or_default();
    let cores: BTreeSet<Vec<u32>> = online
        .iter()
        .filter_map(|cpu| {
            let folder = format!("sys/devices/system/cpu/cpu{cpu}/topology");
            text(format!("{folder}/core_cpus_list"))
                .or_else(|| text(format!("{folder}/thread_siblings_list")))
        })
        .map(|list| cpus(&list))
        .filter(|list| !list.is_empty())
        .collect();
    let allowed = text("proc/self/status".into())
        .and_then(|s| {
            s.lines()
                .find_map(|l| l.strip_prefix("Cpus_allowed_list:"))
                .map(cpus)
        })
        .unwrap_or_default();
    Topology {
        cores: cores.into_iter().collect(),
        allowed,
    }
}

fn cpus(list: &str) -> Vec<u32> {
    machine::cpu_list(list).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siblings_are_told_from_neighbours() {
        let root = std::env::temp_dir().join(format!("gearbox-topology-{}", std::process::id()));
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("inside")).expect("folder");
            fs::write(path, text).expect("file");
        };
        write("sys/devices/system/cpu/online", "0-3\n");
        for (cpu, list) in [(0, "0,2"), (1, "1,3"), (2, "0,2"), (3, "1,3")] {
            write(
                &format!("sys/devices/system/cpu/cpu{cpu}/topology/core_cpus_list"),
                list,
            );
        }
        write("proc/self/status", "Name:\tx\nCpus_allowed_list:\t0-1,3\n");
        let t = read(&root);
        let _ = fs::remove_dir_all(&root);
        assert_eq!(t.cores, [vec![0, 2], vec![1, 3]]);
        assert_eq!(t.allowed, [0, 1, 3]);
        assert_eq!(
            t.shared(),
            [&vec![1, 3]],
            "of the other core only one CPU may be used"
        );
    }

    #[test]
    fn a_system_that_tells_nothing() {
        assert_eq!(read(Path::new("/nonexistent-root")), Topology::default());
    }
}
