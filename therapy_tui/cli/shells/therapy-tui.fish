# Completion of therapy-tui for fish.
function __therapy_tui_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    test (count $typed) -eq 0; and set typed ''
    for line in ($words[1] __complete $words[2..-1] $typed 2>/dev/null)
        set -l parts (string split --max 2 ' ' -- $line)
        switch $parts[1]
            case plain
                printf '%s\t%s\n' $parts[2] "$parts[3]"
            case dir
                __fish_complete_directories $typed
            case file
                __fish_complete_path $typed
        end
    end
end
complete --command therapy-tui --no-files --keep-order --arguments '(__therapy_tui_complete)'
