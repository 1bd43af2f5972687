# Completion of therapy-tui for bash.
_therapy_tui() {
    local kind value about typed=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    while read -r kind value about; do
        case $kind in
            plain) COMPREPLY+=("$value") ;;
            dir | file)
                compopt -o filenames 2>/dev/null
                [ "$typed" = "=" ] && typed=
                while IFS= read -r value; do
                    COMPREPLY+=("$value")
                done < <(compgen "-${kind:0:1}" -- "$typed")
                ;;
        esac
    done < <("${1/#\~/$HOME}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o nosort -F _therapy_tui therapy-tui 2>/dev/null || complete -F _therapy_tui therapy-tui
