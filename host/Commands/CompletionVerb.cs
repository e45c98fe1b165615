using System.CommandLine;

namespace Programme.Host;

/// <summary>Prints what makes a shell complete verbs, options and their values. The program itself is asked at each Tab (the directive
/// <c>[suggest:position]</c> of System.CommandLine), so a script stays right when verbs are added.</summary>
internal static class CompletionVerb
{
    private const string Bash = """
        # programme completion bash > /etc/bash_completion.d/programme
        _programme() {
          local word=${COMP_WORDS[COMP_CWORD]} IFS=$'\n'
          COMPREPLY=($(compgen -W "$(programme "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _programme programme
        """;

    private const string Zsh = """
        #compdef programme
        # programme completion zsh > "${fpath[1]}/_programme"
        _programme() {
          local -a found
          found=("${(@f)$(programme "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          (( ${#found} )) && compadd -- $found || _files
        }
        compdef _programme programme
        """;

    private const string Pwsh = """
        # programme completion pwsh >> $PROFILE
        Register-ArgumentCompleter -Native -CommandName programme -ScriptBlock {
          param($word, $line, $position)
          programme "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    public static Command Command()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        var completion = new Command("completion", "Print a script with which a shell completes this program's command lines.") { shell };
        completion.SetAction(parsed => Console.WriteLine(parsed.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => Pwsh }));
        return completion;
    }
}
