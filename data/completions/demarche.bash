# bash completion for demarche
# SPDX-License-Identifier: GPL-3.0-or-later

_demarche_files() { # CURRENT PATTERN: files with these endings, and folders
  local name
  compopt -o filenames 2> /dev/null
  while IFS= read -r name; do
    [[ -d $name || $name == $2 ]] && COMPREPLY+=("$name")
  done < <(compgen -f -- "$1")
}

# Readline breaks words at “=”, so “--theme=dark” comes as three.
_demarche_value() { # OPTION CURRENT
  case $1 in
    --theme) COMPREPLY=($(compgen -W 'light dark contrast print' -- "$2")) ;;
    --paper) [[ ${COMP_WORDS[1]} == report ]] && COMPREPLY=($(compgen -W 'a4 letter' -- "$2")) ||
      COMPREPLY=($(compgen -W 'a4 letter 16x9 4x3' -- "$2")) ;;
    --format) [[ ${COMP_WORDS[1]} == report ]] && COMPREPLY=($(compgen -W 'html pdf' -- "$2")) ||
      COMPREPLY=($(compgen -W 'png svg pdf' -- "$2")) ;;
    --sort) COMPREPLY=($(compgen -W 'file verdict gap salience' -- "$2")) ;;
    --view) COMPREPLY=($(compgen -W 'map matrix agreements timeline' -- "$2")) ;;
    --from | --to) COMPREPLY=($(compgen -W 'demarche csv' -- "$2")) ;;
    --create) COMPREPLY=($(compgen -W 'parties issues levels sources all none' -- "$2")) ;;
    --separator) COMPREPLY=($(compgen -W 'comma semicolon tab pipe' -- "$2")) ;;
    --decimal) COMPREPLY=($(compgen -W 'dot comma' -- "$2")) ;;
    --encoding) COMPREPLY=($(compgen -W 'utf-8 utf-16le utf-16be windows-1252 latin-1' -- "$2")) ;;
    --public) COMPREPLY=($(compgen -W 'notes confidence no-deal inferred sources' -- "$2")) ;;
    --into) _demarche_files "$2" '*.@(demarche|json)' ;;
    -o | --output) _demarche_files "$2" '*.@(png|svg|pdf|html)' ;;
    --parties | --issues | --baskets | --date | --scenario | --proposal | --compare-date | --compare-scenario | --size | --scale | --dpi | --lang | --seed) ;;
    *) return 1 ;;
  esac
}

_demarche() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} options
  local reading='--parties= --issues= --baskets= --date= --scenario= --proposal='
  local comparison='--compare-date= --compare-scenario='
  local picture='-o --output= --format= --steps --view= --size= --paper= --landscape --one-page --scale= --dpi= --theme= --transparent --sort=
    --forecast --robustness --seed= --text-as-paths --lang='
  local csv='--from= --to= --into= --create= --separator= --decimal= --encoding= --ids --bom' pattern='*.@(demarche|json)'
  local public='--public --allow-repeated'
  COMPREPLY=()

  if [[ $current == '=' ]]; then
    current=
  elif [[ $previous == '=' ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if ((COMP_CWORD > 1)) && _demarche_value "$previous" "$current"; then
    return
  fi

  case ${COMP_CWORD}:${COMP_WORDS[1]} in
    1:-*) options='--help --version' ;;
    1:*)
      COMPREPLY=($(compgen -W 'check analyse export report convert diff' -- "$current"))
      _demarche_files "$current" '*.@(demarche|json)'
      return ;;
    *:check | *:diff) options='--json --help' ;;
    *:analyse) options="--json --packages --concessions --forecast --robustness --seed= $reading $comparison --help" ;;
    *:convert)
      options="$csv $reading $public --help"
      pattern='*.@(demarche|json|csv|tsv)' ;;
    *:report) options="-o --output= --format= --theme= --paper= --lang= $reading $comparison $public --help" ;;
    *:export) options="$picture $reading $comparison $public --help" ;;
    *) options= ;;
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2> /dev/null
  else
    _demarche_files "$current" "$pattern"
  fi
} && complete -F _demarche demarche
