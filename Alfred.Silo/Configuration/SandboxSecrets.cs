using System.Security.Cryptography;
using dotenv.net;
using Polly;
using Polly.Retry;

namespace Alfred.Silo.Configuration;

/// <summary>
/// Secrets generated for the sandbox, kept in <c>.alfred/&lt;instance&gt;/secrets.env</c> so that they stay the same: a person who signs a
/// webhook by hand finds them there.
/// </summary>
public sealed class SandboxSecrets(string directory)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "secrets.env";

    // Two processes of one instance may start at once: whichever comes second reads what the first one generated.
    private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = static tried => ValueTask.FromResult(tried.Outcome.Exception is IOException),
            MaxRetryAttempts = 200,
            Delay = TimeSpan.FromMilliseconds(10),
        })
        .Build();

    /// <summary>The secret of a name, generated now if there is none yet.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="pattern">What to generate: <c>#</c> stands for 32 random hexadecimal digits, <c>0</c> for 15 decimal ones.</param>
    public string GetOrCreate(string name, string pattern)
    {
        Directory.CreateDirectory(directory);
        using var file = Retry.Execute(OpenExclusively);
        if (DotEnv.Read(new(ignoreExceptions: false, envStreams: [file])).TryGetValue(name, out var known) && known.Length > 0)
            return known;
        var secret = pattern
            .Replace("0", RandomNumberGenerator.GetString("123456789", 15), StringComparison.Ordinal)
            .Replace("#", RandomNumberGenerator.GetHexString(32, lowercase: true), StringComparison.Ordinal);
        using var writer = new StreamWriter(file);
        writer.WriteLine($"{name}={secret}");
        return secret;
    }

    private FileStream OpenExclusively()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(directory, FileName), options);
    }
}
