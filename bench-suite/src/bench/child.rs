//! What is done to a measured process before it starts, and on whose clock.

use std::process::Command;

/// CPUs that this process may use, where the system tells.
pub fn allowed_cpus() -> Option<Vec<u32>> {
    #[cfg(target_os = "linux")]
    {
        // SAFETY: an all-zero CPU set is a valid value of that plain C struct.
        let mut set: libc::cpu_set_t = unsafe { std::mem::zeroed() };
        // SAFETY: the pointer is to a live local of the size given.
        if unsafe { libc::sched_getaffinity(0, size_of_val(&set), &mut set) } == 0 {
            let cpus = 0..libc::CPU_SETSIZE as usize;
            // SAFETY: every index is below CPU_SETSIZE.
            let chosen = cpus.filter(|cpu| unsafe { libc::CPU_ISSET(*cpu, &set) });
            return Some(chosen.map(|cpu| cpu as u32).collect());
        }
    }
    None
}

/// The child runs on these CPUs alone (all if there are none), and ends when the harness is killed: a campaign that is resumed at once must
/// not compete with what is left of itself.
pub fn prepare(command: &mut Command, cpus: &[u32]) {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::process::CommandExt as _;
        // SAFETY: an all-zero CPU set is a valid value of that plain C struct.
        let mut set: libc::cpu_set_t = unsafe { std::mem::zeroed() };
        let known = cpus
            .iter()
            .filter(|cpu| **cpu < libc::CPU_SETSIZE.unsigned_abs());
        for cpu in known {
            // SAFETY: the index is below CPU_SETSIZE.
            unsafe { libc::CPU_SET(*cpu as usize, &mut set) };
        }
        let pin = !cpus.is_empty();
        let parent = std::process::id() as libc::pid_t;
        let before_exec = move || {
            // SAFETY: plain system calls, allowed between fork and exec; `set` lives in the closure.
            unsafe {
                if pin && libc::sched_setaffinity(0, size_of_val(&set), &set) != 0 {
                    return Err(std::io::Error::last_os_error());
                }
                libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL);
                // It may have been killed before that call.
                if libc::getppid() != parent {
                    libc::_exit(127);
                }
            }
            Ok(())
        };
        // SAFETY: the closure allocates nothing and takes no lock.
        unsafe { command.pre_exec(before_exec) };
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (command, cpus);
}

/// The monotonic clock that `time.perf_counter_ns` reads on Linux.
pub fn monotonic_ns() -> u64 {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the pointer is to a live local.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut time) };
    u64::try_from(time.tv_sec).unwrap_or(0) * 1_000_000_000
        + u64::try_from(time.tv_nsec).unwrap_or(0)
}
