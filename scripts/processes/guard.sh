# Ends another process when the process that started this one dies.
#
#   sh guard.sh SIGNAL SECONDS TARGET    TARGET is a process id, or minus a process group id
#
# Our stdin is a pipe to which only the starter holds the other end, so it closes however the starter dies, SIGKILL
# included. TARGET then gets SIGNAL, and SIGKILL after SECONDS if it is still there.
read -r _
kill -s "$1" -- "$3" || exit 0
quarters=$(($2 * 4))
while [ "$quarters" -gt 0 ]; do
  # One that has ended still takes signals until its new parent has noticed; state Z says so where there is /proc.
  stat=
  { read -r stat <"/proc/$3/stat"; } 2>/dev/null
  case $stat in *') Z '*) exit 0 ;; esac
  sleep 0.25
  kill -s 0 -- "$3" || exit 0
  quarters=$((quarters - 1))
done
kill -s KILL -- "$3"
