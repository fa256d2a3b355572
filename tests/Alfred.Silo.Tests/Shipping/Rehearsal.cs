using System.Collections.Immutable;
using Alfred.Testing;

namespace Alfred.Silo.Shipping;

/// <summary>
/// The scripts of <c>fly/</c> beside programs that only pretend: <c>flyctl</c>, <c>op</c> and the launcher write down how they were called,
/// with which secrets in their environment, and answer what a test laid ready.
/// </summary>
internal sealed class Rehearsal : IDisposable
{
    // What is to come out lies in files: <program>-<word>.out, .code; <word> is the first argument, of "secrets" also the second.
    private const string Fake = """
        #!/bin/sh
        word=$1
        case $1 in secrets) word=$1-$2 ;; esac
        calls=$(grep -c "^$(basename "$0") $1" "$REHEARSAL/calls" 2>/dev/null)
        echo "$(basename "$0") $*" >>"$REHEARSAL/calls"
        env | grep -E '(TOKEN|SECRET)=' | sed "s/^/$(basename "$0") /" >>"$REHEARSAL/environment"
        # The real check takes longer than a tunnel to come up.
        [ "$word" != smoke ] || until grep -q proxy "$REHEARSAL/calls"; do sleep 0.05; done
        [ "$word" != secrets-import ] || { cat >>"$REHEARSAL/imported"; cp "$REHEARSAL/after.json" "$REHEARSAL/flyctl-secrets-list.out"; }
        cat "$REHEARSAL/$(basename "$0")-$word.out" 2>/dev/null
        code=$(sed -n "$((calls + 1))p" "$REHEARSAL/$(basename "$0")-$word.code" 2>/dev/null)
        exit "${code:-0}"
        """;

    private readonly TemporaryDirectory _directory = new();

    public Rehearsal()
    {
        foreach (var folder in (string[])["fly", "bin"])
            Directory.CreateDirectory(PathOf(folder));
        foreach (var file in (string[])["deploy.sh", "rotate.sh", "home.toml", "biz.toml"])
            File.Copy(Path.Combine(Repository.Root, "fly", file), PathOf($"fly/{file}"));
        foreach (var program in (string[])["bin/flyctl", "bin/op", "alfred"])
        {
            File.WriteAllText(PathOf(program), Fake);
            File.SetUnixFileMode(PathOf(program), (UnixFileMode)0b111_101_101);
        }
    }

    /// <summary>How the programs were called, in order.</summary>
    public string[] Calls => Lines("calls");

    /// <summary>The secrets in their environments: program, name and value.</summary>
    public string[] Environment => Lines("environment");

    /// <summary>What Fly was given to set.</summary>
    public string Imported => string.Join('\n', Lines("imported"));

    /// <summary>Lays ready what a program answers: <c>flyctl-releases.out</c>.</summary>
    public void Lay(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>Runs a script with these variables and no other.</summary>
    public async Task<(int Code, string Output)> RunAsync(string script, string instance, params (string Name, string Value)[] variables)
    {
        Assert.SkipWhen((await ProgramRun.TryAsync("sh", "-c", "command -v jq")).Code != 0, "jq is not installed, which the scripts need");
        ImmutableArray<string> arguments =
        [
            "-i", $"PATH={PathOf("bin")}:/usr/local/bin:/usr/bin:/bin", $"REHEARSAL={_directory.Path}",
            .. variables.Select(one => $"{one.Name}={one.Value}"), "sh", PathOf($"fly/{script}"), instance,
        ];
        return await ProgramRun.TryAsync("env", [.. arguments]);
    }

    public void Dispose() => _directory.Dispose();

    private string PathOf(string name) => Path.Combine(_directory.Path, name);

    private string[] Lines(string name) => File.Exists(PathOf(name)) ? File.ReadAllLines(PathOf(name)) : [];
}
