#!/bin/sh
# Make .venv from the lock and install what Debian must have. A second run costs nothing.
# Works where `python3 -m venv` has no ensurepip. Says plainly what it could not install.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "set-up: $*"; }

python=${PYTHON:-}
if [ -z "$python" ]; then
    for name in python3.11 python3.12 python3.13 python3; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            python=$name
            break
        fi
    done
fi
[ -n "$python" ] || { say "no Python 3.11, 3.12 or 3.13 found; install one, or name it: make setup PYTHON=..."; exit 1; }

stamp() { cat "$@" | "$python" -c 'import hashlib, sys; print(sys.version_info[:3], hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'; }

# --- Debian's part -------------------------------------------------------------------------------
missing_packages() {
    sed -e 's/#.*//' -e '/^ *$/d' tools/debian-packages.txt | while IFS='|' read -r package _; do
        package=$(echo $package)
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
            dpkg-query -W -f '${Status}' "${package}t64" 2>/dev/null | grep -q 'install ok installed' ||
            printf '%s ' "$package"
    done
}

system_stamp=$(stamp tools/debian-packages.txt)
if [ "$(cat .venv/stamp-system 2>/dev/null || true)" = "$system_stamp" ]; then
    :
elif ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "no apt here: what tools/debian-packages.txt lists must be there by other means; tests that miss a tool say NOT RUN"
else
    missing=$(missing_packages)
    if [ -n "$missing" ] && [ "$(id -u)" = 0 ]; then
        say "installing Debian packages: $missing"
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq </dev/null || say "apt-get update failed; going on with the lists that are there"
        # shellcheck disable=SC2086
        apt-get install -y -qq --no-install-recommends $missing </dev/null >/dev/null ||
            for package in $missing; do
                apt-get install -y -qq --no-install-recommends "$package" </dev/null >/dev/null || true
            done
        missing=$(missing_packages)
    fi
    if [ -n "$missing" ]; then
        say "missing Debian packages: $missing"
        say "tests that need them are reported as NOT RUN; install them as root and run this again"
        system_stamp=
    fi
fi

# --- Python's part -------------------------------------------------------------------------------
python_stamp=$(stamp requirements/dev.txt tools/setup.sh)
if [ "$(cat .venv/stamp-python 2>/dev/null || true)" = "$python_stamp" ] && .venv/bin/python -c '' 2>/dev/null; then
    [ -z "$system_stamp" ] || printf '%s\n' "$system_stamp" >.venv/stamp-system
    exit 0
fi

has_pip() { .venv/bin/python -m pip --version >/dev/null 2>&1; }

bring_pip() {
    # the ways to a pip, from the plainest on; each may be missing
    "$python" -m venv --clear .venv >/dev/null 2>&1 && has_pip && return
    say "this Python has no ensurepip: bringing pip by another way"
    "$python" -m venv --clear --without-pip .venv >/dev/null 2>&1 || {
        "$python" -m virtualenv -q .venv 2>/dev/null || virtualenv -q -p "$python" .venv 2>/dev/null || true
        has_pip && return
    }
    for wheel in /usr/share/python-wheels/pip-*.whl; do
        [ -e "$wheel" ] && .venv/bin/python "$wheel/pip" install -q --no-index "$wheel" 2>/dev/null && has_pip && return
    done
    for other in "$python" python3 python3.12 python3.13; do
        "$other" -m pip --python .venv/bin/python install -q pip 2>/dev/null && has_pip && return
    done
    command -v pip3 >/dev/null && pip3 --python .venv/bin/python install -q pip 2>/dev/null && has_pip && return
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        apt-get install -y -qq --no-install-recommends python3-pip python3-pip-whl </dev/null >/dev/null 2>&1 || true
        for wheel in /usr/share/python-wheels/pip-*.whl; do
            [ -e "$wheel" ] && .venv/bin/python "$wheel/pip" install -q --no-index "$wheel" 2>/dev/null && has_pip && return
        done
    fi
    say "no way to a pip: install Debian's python3-venv (or python3-pip, or virtualenv) and run this again"
    return 1
}

if ! [ -x .venv/bin/python ] || ! has_pip; then
    bring_pip
fi
say "installing the locked libraries into .venv"
.venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.txt </dev/null
printf '%s\n' "$python_stamp" >.venv/stamp-python
[ -z "$system_stamp" ] || printf '%s\n' "$system_stamp" >.venv/stamp-system
say "ready"
