# Lines "+ pid signal" and "- pid -" come on standard input, which ends with the parent.
entries=''
while read -r verb pid signal; do
  others=''
  for entry in $entries; do
    [ "${entry%%:*}" = "$pid" ] || others="$others $entry"
  done
  entries=$others
  [ "$verb" = + ] && entries="$entries $pid:$signal"
done
for entry in $entries; do
  kill -"${entry#*:}" "${entry%%:*}"
done
rounds=0
while [ -n "$entries" ] && [ $rounds -lt 50 ]; do
  alive=''
  for entry in $entries; do
    kill -0 "${entry%%:*}" && alive="$alive $entry"
  done
  entries=$alive
  rounds=$((rounds + 1))
  [ -n "$entries" ] && sleep 0.1
done
for entry in $entries; do
  kill -KILL "${entry%%:*}"
done
[ -n "$1" ] && rm -rf "$1"
