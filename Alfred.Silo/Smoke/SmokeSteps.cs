using Alfred.Silo.Doctor;

namespace Alfred.Silo.Smoke;

/// <summary>The steps of a smoke test: a line for each.</summary>
internal sealed class SmokeSteps(TextWriter output)
{
    /// <summary>Runs one; its text is what was seen.</summary>
    /// <exception cref="SmokeFailedException">It failed, and its line says so.</exception>
    public async Task RunAsync(string name, Func<Task<string>> step)
    {
        try
        {
            await WriteAsync(new(name, true, await step()));
        }
        catch (SmokeFailedException exception)
        {
            await WriteAsync(new(name, false, exception.Message));
            throw;
        }
    }

    // Whoever watches a deployment sees each line when it is known.
    private async Task WriteAsync(Finding finding)
    {
        await output.WriteLineAsync(finding.ToString());
        await output.FlushAsync();
    }
}

/// <summary>
/// A step of the smoke test failed. The message is the rest of its line: what was seen, and what to look at. Never a secret.
/// </summary>
internal sealed class SmokeFailedException(string message, Exception? inner = null) : Exception(message, inner);
