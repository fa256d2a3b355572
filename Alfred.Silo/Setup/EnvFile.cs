using System.Text;
using Alfred.Silo.Configuration;
using dotenv.net;

namespace Alfred.Silo.Setup;

/// <summary>The file with one instance's settings: <c>.env.home</c> or <c>.env.biz</c>, which its owner alone may read.</summary>
/// <param name="path">The file.</param>
internal sealed class EnvFile(string path)
{
    /// <summary>What stands in it; nothing when it does not exist.</summary>
    /// <exception cref="SettingsRefusedException">It cannot be read.</exception>
    public ImmutableDictionary<string, string> Read()
    {
        if (!File.Exists(path))
            return ImmutableDictionary<string, string>.Empty;
        try
        {
            return DotEnv.Read(new(ignoreExceptions: false, envFilePaths: [path], supportExportSyntax: true))
                .Where(static one => one.Value.Length > 0).ToImmutableDictionary(StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsRefusedException(new Problem(Path.GetFileName(path), $"cannot be read: {exception.Message.TrimEnd('.')}."));
        }
    }

    /// <summary>Writes it anew, whole or not at all. What stood in it and was not asked for stays.</summary>
    public void Write(ImmutableDictionary<string, string> values)
    {
        var next = $"{path}.new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(next, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options))
        {
            writer.WriteLine("# Written by ./alfred setup; .env.template explains each variable.");
            // Both Alfred and flyctl take the quotes off.
            foreach (var (name, value) in values.OrderBy(static one => one.Key, StringComparer.Ordinal))
                writer.WriteLine($"{name}=\"{value}\"");
        }

        File.Move(next, path, overwrite: true);
    }
}
