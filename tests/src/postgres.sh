# $1 initdb, $2 postgres, $3 the folder, $4 the owner's name, $5 the port, $6 fsync=on or fsync=off
"$1" --pgdata="$3/data" --username="$4" --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync &&
  exec "$2" -D "$3/data" -k "$3" -p "$5" -c "$6" \
    -c listen_addresses=127.0.0.1 -c max_connections=200 -c dynamic_shared_memory_type=mmap
echo "smotr: no server"
