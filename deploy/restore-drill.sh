#!/bin/sh
# Restores a backup into a temporary data folder, verifies it, and deletes the folder. Prints the duration, which is how long a
# restore takes on this machine. Exits with status 1 if the backup cannot be restored or the record is not intact.
#
# usage: restore-drill.sh FILE
#
# PROPOSALTRACKER is the command that runs the program; default: proposaltracker.
set -eu
if [ $# -ne 1 ]; then
	echo "usage: restore-drill.sh FILE" >&2
	exit 2
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
began=$(date +%s)
# shellcheck disable=SC2086 # the command may have several words
${PROPOSALTRACKER:-proposaltracker} restore "$1" --data "$folder/data"
echo "The backup is intact; restoring and verifying it took $(($(date +%s) - began)) s."
