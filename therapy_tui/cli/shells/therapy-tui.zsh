#compdef therapy-tui
# Completion of therapy-tui for zsh.
_therapy_tui() {
    local -a described
    local kind value about
    while read -r kind value about; do
        case $kind in
            plain) described+=("${value//:/\\:}${about:+:$about}") ;;
            dir) _path_files -/ ;;
            file) _path_files ;;
        esac
    done < <("${words[1]/#\~/$HOME}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)
    (( ${#described} )) && _describe -V 'therapy-tui' described
}
if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
    _therapy_tui "$@"
else
    compdef _therapy_tui therapy-tui
fi
