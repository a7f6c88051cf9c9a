#!/usr/bin/env bash
# What action.yml runs: one call for the lines of the pull request, one for the SARIF file, one for the formatting.
set -u

if [ -n "${INPUT_COMMAND:-}" ]; then
  read -r -a mlmap <<<"$INPUT_COMMAND"
else
  mlmap=(npx --yes --package "ml-process-maps@${INPUT_VERSION:-latest}" mlmap)
fi

files=()
while IFS= read -r line; do
  [ -n "$line" ] && files+=("$line")
done <<<"${INPUT_FILES:-.}"

options=()
[ -n "${INPUT_SEVERITY:-}" ] && options+=(--severity "$INPUT_SEVERITY")
[ -n "${INPUT_BASELINE:-}" ] && options+=(--baseline "$INPUT_BASELINE")
limit=()
[ -n "${INPUT_MAX_WARNINGS:-}" ] && limit+=(--max-warnings "$INPUT_MAX_WARNINGS")

status=0
"${mlmap[@]}" check --format github ${options[@]+"${options[@]}"} ${limit[@]+"${limit[@]}"} -- "${files[@]}" || status=$?
# A wrong call or an unreadable file: a second call would only say so again.
[ "$status" -gt 1 ] && exit "$status"

if [ -n "${INPUT_SARIF:-}" ]; then
  "${mlmap[@]}" check --format sarif -o "$INPUT_SARIF" ${options[@]+"${options[@]}"} -- "${files[@]}" || [ $? -eq 1 ] || status=2
fi
if [ "${INPUT_FORMAT_CHECK:-false}" = true ]; then
  "${mlmap[@]}" format --check -- "${files[@]}" || status=1
fi
exit "$status"
