#!/usr/bin/env bash
# The Slurm recipe of docs/cluster.md, run for real: slurm.sh GEARBOX
# Starts munged, slurmctld and slurmd of its own on this machine (Debian: apt-get install slurmctld slurmd munge), with keys, ports and
# folders of its own; runs a factorial sweep as a job array, kills one shard, requeues it, merges, compares, and takes everything down.
# Without these programs, or without root (slurmd needs it), it says so and ends with 0; CLUSTER_REQUIRED=1 makes that a failure.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
gearbox=$(readlink -f "${1:?usage: slurm.sh GEARBOX}")
shards=3

skip() {
  echo "skipped: $*"
  [[ ${CLUSTER_REQUIRED:-} == 1 ]] && exit 1
  exit 0
}
PATH=$PATH:/usr/sbin:/sbin
for program in munged slurmctld slurmd sbatch scontrol squeue; do
  command -v $program >/dev/null || skip "no $program here"
done
[[ $(id -u) == 0 ]] || skip "slurmd needs root"

work=$(mktemp -d)
started=()
cleanup() {
  local status=$?
  if [[ $status -ne 0 ]]; then
    tail -n 20 "$work"/*.log "$work"/array-* 2>/dev/null || true
  fi
  # The youngest first: jobs end with slurmd's control, then the daemons, each by its own id.
  [[ -n ${job:-} ]] && scancel "$job" 2>/dev/null
  for ((i = ${#started[@]} - 1; i >= 0; i--)); do
    kill "${started[i]}" 2>/dev/null || true
    wait "${started[i]}" 2>/dev/null || true
  done
  rm -rf "$work"
  exit $status
}
trap cleanup EXIT
# shellcheck source=common.sh
source "$here/common.sh"

free_port() {
  local port
  for port in $(shuf -i 20000-60000 -n 50); do
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

host=$(hostname -s)
mkdir -p "$work"/{state,spool,munge}
chmod 755 "$work" "$work/munge"
head -c 128 /dev/urandom >"$work/munge/key"
chmod 400 "$work/munge/key"
cat >"$work/slurm.conf" <<CONF
ClusterName=gearbox
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SlurmdParameters=config_overrides
JobRequeue=1
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$work/slurm.conf

munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
  --log-file="$work/munge.log" --seed-file="$work/munge/seed" 2>>"$work/munged.log" &
started+=($!)
wait_for 30 "munged" test -S "$work/munge/socket"
slurmctld -D -i >>"$work/slurmctld.out.log" 2>&1 &
started+=($!)
wait_for 60 "slurmctld" scontrol ping
slurmd -D -N "$host" >>"$work/slurmd.out.log" 2>&1 &
started+=($!)
node_is_idle() { [[ $(sinfo -h -o %t) == idle ]]; }
wait_for 60 "the node" node_is_idle
sinfo

job=$(GEARBOX=$gearbox sbatch --parsable --array="1-$shards" --output="$work/array-%a.txt" \
  "$here/../../../docs/cluster/array.sbatch" "$work/out" "${campaign[@]}")
echo "job array $job"
victim=$work/out/shard-2-of-$shards/journal.jsonl
kill_shard "$victim"
state_of() { scontrol -o show job "${job}_$1" | grep -o 'JobState=[A-Z]*'; }
is() { [[ $(state_of "$1") == "JobState=$2" ]]; }
wait_for 60 "the killed task" is 2 FAILED
scontrol requeue "${job}_2"
echo "requeued ${job}_2"
for ((task = 1; task <= shards; task++)); do
  wait_for 300 "task $task" is "$task" COMPLETED
done
check_merged "$victim"
echo "slurm: ok"
