#!/bin/sh
# Write the locks anew from pyproject.toml: every hash of every platform's wheel, no index named.
# Needs uv (any recent one) on the PATH. Extra arguments go to uv, e.g. --upgrade-package NAME.
set -eu
cd "$(dirname "$0")/.."
lock() {
    out="requirements/$1.txt"
    shift
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-annotate --quiet --output-file "$out" "$@"
}
lock run "$@"
lock dev --extra dev "$@"
