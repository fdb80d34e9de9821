#!/bin/sh
# Opens Cocreation, in a terminal window of its own when a file manager starts it.
here=${0%/*}
[ -t 1 ] && exec "$here/cocreation" "$@"
for terminal in "x-terminal-emulator -e" "gnome-terminal --" "konsole -e" "xterm -e"; do
  command -v "${terminal%% *}" >/dev/null 2>&1 && exec $terminal "$here/cocreation" "$@"
done
echo "Open a terminal and run $here/cocreation" >&2
exit 1
