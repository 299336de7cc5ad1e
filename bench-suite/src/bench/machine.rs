//! Facts about the machine and the binary; what the system does not tell stays unknown.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Instant;

use gearbox_reports::schema::{Build, Machine};
use sha2::{Digest as _, Sha256};

use crate::failure::Failure;
use crate::kernels::hex;

/// Reads the facts from procfs and sysfs.
pub fn facts() -> Machine {
    facts_in(Path::new("/"))
}

fn facts_in(root: &Path) -> Machine {
    let read = |path: &str| {
        fs::read_to_string(root.join(path))
            .ok()
            .map(|t| t.trim().to_string())
    };
    let cpuinfo = read("proc/cpuinfo").unwrap_or_default();
    let release = read("proc/sys/kernel/osrelease").unwrap_or_default();
    Machine {
        hostname: read("proc/sys/kernel/hostname").unwrap_or_else(|| "unknown".into()),
        platform: format!("{} {release}", std::env::consts::OS)
            .trim()
            .to_string(),
        arch: std::env::consts::ARCH.into(),
        cpu: cpu_model(&cpuinfo),
        cpus: std::thread::available_parallelism().map_or(1, |n| n.get() as u32),
        threads_per_core: read("sys/devices/system/cpu/cpu0/topology/thread_siblings_list")
            .and_then(|list| Some(cpu_list(&list)?.len() as u32)),
        governor: read("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
        boost: read("sys/devices/system/cpu/cpufreq/boost")
            .map(|v| v == "1")
            .or_else(|| read("sys/devices/system/cpu/intel_pstate/no_turbo").map(|v| v == "0")),
        hypervisor: cpuinfo
            .lines()
            .find(|l| l.starts_with("flags"))
            .map(|l| l.split_whitespace().any(|f| f == "hypervisor")),
        aslr: read("proc/sys/kernel/randomize_va_space").and_then(|v| v.parse().ok()),
        thp: read("sys/kernel/mm/transparent_hugepage/enabled").map(|v| chosen(&v)),
        memory: read("proc/meminfo").and_then(|m| memory(&m)),
        load: read("proc/loadavg").and_then(|l| l.split(' ').next()?.parse().ok()),
        emulated: crate::emulation::emulator().map(|e| e.name),
        timer_resolution_ns: Some(timer_resolution()),
    }
}

/// One-minute load average.
pub fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg")
        .ok()?
        .split(' ')
        .next()?
        .parse()
        .ok()
}

/// The model name; aarch64 has none, so implementer and part stand for it.
fn cpu_model(cpuinfo: &str) -> String {
    let field = |name: &str| {
        cpuinfo
            .lines()
            .find(|l| l.split(':').next().is_some_and(|key| key.trim() == name))
            .and_then(|l| Some(l.split_once(':')?.1.trim().to_string()))
    };
    if let Some(model) = field("model name") {
        return model;
    }
    let (Some(implementer), Some(part)) = (field("CPU implementer"), field("CPU part")) else {
        return "unknown".into();
    };
    let known = match (implementer.as_str(), part.as_str()) {
        ("0x41", "0xd0c") => "Neoverse N1",
        ("0x41", "0xd40") => "Neoverse V1",
        ("0x41", "0xd49") => "Neoverse N2",
        ("0x41", "0xd4f") => "Neoverse V2",
        _ => return format!("implementer {implementer}, part {part}"),
    };
    format!("{known} (implementer {implementer}, part {part})")
}

/// The CPUs that a list such as `0-1` or `0,4` names, each once, rising.
pub fn cpu_list(list: &str) -> Option<Vec<u32>> {
    let mut cpus = BTreeSet::new();
    for part in list.split(',') {
        let (low, high) = part.split_once('-').unwrap_or((part, part));
        let (low, high): (u32, u32) = (low.trim().parse().ok()?, high.trim().parse().ok()?);
        if high < low || high > MOST_CPUS {
            return None;
        }
        cpus.extend(low..=high);
    }
    Some(cpus.into_iter().collect())
}

/// More than any machine has.
const MOST_CPUS: u32 = 1 << 16;

/// The bracketed choice of a sysfs file such as `always [madvise] never`.
fn chosen(text: &str) -> String {
    text.split_once('[')
        .and_then(|(_, r)| r.split_once(']'))
        .map_or(text, |(c, _)| c)
        .to_string()
}

fn memory(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|l| l.strip_prefix("MemTotal:"))?;
    line.split_whitespace()
        .next()?
        .parse::<u64>()
        .ok()
        .map(|kb| kb * 1024)
}

/// Smallest step of the monotonic clock among a thousand readings.
fn timer_resolution() -> u64 {
    let mut smallest = u64::MAX;
    for _ in 0..1000 {
        let from = Instant::now();
        let mut step = from.elapsed().as_nanos();
        while step == 0 {
            step = from.elapsed().as_nanos();
        }
        smallest = smallest.min(u64::try_from(step).unwrap_or(u64::MAX));
    }
    smallest
}

/// Facts about this binary.
pub fn build() -> Result<Build, Failure> {
    let path =
        std::env::current_exe().map_err(|e| Failure::error(format!("own executable: {e}")))?;
    let bytes = fs::read(&path).map_err(|e| Failure::error(format!("{}: {e}", path.display())))?;
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_string());
    Ok(Build {
        version: env!("CARGO_PKG_VERSION").into(),
        commit: filled(env!("GEARBOX_BUILD_COMMIT")),
        dirty: filled(env!("GEARBOX_BUILD_DIRTY")).map(|d| d == "yes"),
        rustc: env!("GEARBOX_BUILD_RUSTC").into(),
        llvm: filled(env!("GEARBOX_BUILD_LLVM")),
        target: env!("GEARBOX_BUILD_TARGET").into(),
        profile: env!("GEARBOX_BUILD_PROFILE").into(),
        opt_level: env!("GEARBOX_BUILD_OPT_LEVEL").into(),
        rustflags: filled(env!("GEARBOX_BUILD_RUSTFLAGS")),
        debug_assertions: cfg!(debug_assertions),
        sha256: hex(&Sha256::digest(&bytes)),
        bytes: bytes.len() as u64,
        // Without it the times are still worth having.
        codegen: crate::codegen::survey().ok().map(|s| s.summary),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cpu_models() {
        assert_eq!(
            cpu_model("processor : 0\nmodel name\t: AMD EPYC 9V74\n"),
            "AMD EPYC 9V74"
        );
        let arm = "processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd0c\n";
        assert_eq!(cpu_model(arm), "Neoverse N1 (implementer 0x41, part 0xd0c)");
        let other = "CPU implementer\t: 0x61\nCPU part\t: 0x022\n";
        assert_eq!(cpu_model(other), "implementer 0x61, part 0x022");
        assert_eq!(cpu_model(""), "unknown");
    }

    #[test]
    fn kernel_texts() {
        assert_eq!(cpu_list("0-1"), Some(vec![0, 1]));
        assert_eq!(cpu_list("4,0,0-1"), Some(vec![0, 1, 4]));
        for wrong in ["x", "", "1-0", "0-4000000000", "-1"] {
            assert_eq!(cpu_list(wrong), None, "{wrong}");
        }
        assert_eq!(chosen("always [madvise] never"), "madvise");
        assert_eq!(
            memory("MemTotal:       16384 kB\nMemFree: 1 kB\n"),
            Some(16_777_216)
        );
    }

    #[test]
    fn a_machine_without_procfs_is_unknown_not_an_error() {
        let m = facts_in(Path::new("/nonexistent-root"));
        assert_eq!(
            (m.governor, m.boost, m.aslr, m.memory),
            (None, None, None, None)
        );
        assert_eq!(m.cpu, "unknown");
    }
}
