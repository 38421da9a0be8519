# SPDX-License-Identifier: GPL-3.0-or-later
set -l commands check analyse export diff
set -l bare "not __fish_seen_subcommand_from $commands"
set -l reads '__fish_seen_subcommand_from analyse export'
set -l draws '__fish_seen_subcommand_from export'

complete -c demarche -n $bare -a check -d 'Say every error and warning of a model'
complete -c demarche -n $bare -a analyse -d 'Say where the sides stand'
complete -c demarche -n $bare -a export -d 'Draw the map as a picture'
complete -c demarche -n $bare -a diff -d 'Say what changed between two models'
complete -c demarche -n $bare -l version -d 'Print the version'
complete -c demarche -s h -l help -d 'Say how it is used'
complete -c demarche -n '__fish_seen_subcommand_from check analyse diff' -l json -d 'Write JSON'

complete -c demarche -n $reads -x -l parties -d 'Show only these parties'
complete -c demarche -n $reads -x -l issues -d 'Show only these issues'
complete -c demarche -n $reads -x -l baskets -d 'Show only the issues of these baskets'
complete -c demarche -n $reads -x -l date -d 'Read the positions as of that day'
complete -c demarche -n $reads -x -l scenario -d 'Read the positions with the changes of a scenario'
complete -c demarche -n $reads -x -l proposal -d 'Choose a proposal'

complete -c demarche -n $draws -r -s o -l output -d 'Write the picture to this file'
complete -c demarche -n $draws -x -l format -a 'png svg pdf' -d 'Format'
complete -c demarche -n $draws -x -l view -a map -d 'What to draw'
complete -c demarche -n $draws -x -l size -d 'Size in px, such as 1920x1080'
complete -c demarche -n $draws -x -l scale -d 'Image pixels for each px'
complete -c demarche -n $draws -x -l dpi -d 'Resolution of a PNG'
complete -c demarche -n $draws -x -l theme -a 'light dark contrast print' -d 'Colours'
complete -c demarche -n $draws -l transparent -d 'Draw no ground'
complete -c demarche -n $draws -x -l sort -a 'file verdict gap salience' -d 'Order of the issues'
complete -c demarche -n $draws -l text-as-paths -d 'Write text as outlines'
complete -c demarche -n $draws -x -l lang -d 'Language of the picture'
