using System.Security.Cryptography;
using Alfred.Testing.Hostile;

namespace Alfred.EndToEnd.Hostile;

/// <summary>A seed that a failed run printed must give its bodies again, in another process too.</summary>
public sealed class HostileBodyTests
{
    [Fact]
    public void a_seed_makes_the_same_bodies_in_every_process()
    {
        // Slack's: a WhatsApp message tells its time.
        var bodies = Enumerable.Range(0, 100).SelectMany(number => HostileBody.Of(seed: 1, (2 * number) + 1).Bytes).ToArray();

        Assert.Equal("59db8496771a14e9678e3351235f5cbd", Convert.ToHexStringLower(SHA256.HashData(bodies).AsSpan(0, 16)));
    }
}
