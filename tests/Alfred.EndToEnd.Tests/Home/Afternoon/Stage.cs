using System.Net;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Home.Afternoon;

/// <summary>Plays a script against a running instance over the WhatsApp wire.</summary>
internal sealed class Stage(HomeInstance home, IReadOnlyDictionary<string, string> people)
{
    private const string Code = "{code}";
    private const string Join = "join ";

    private readonly Dictionary<string, Phone> _phones =
        people.ToDictionary(static person => person.Key, person => new Phone(home, person.Key, person.Value), StringComparer.Ordinal);

    private readonly Dictionary<string, List<string>> _expected =
        people.Keys.ToDictionary(static name => name, static _ => new List<string>(), StringComparer.Ordinal);

    private string _code = "";

    /// <summary>How many messages were delivered, each counted once.</summary>
    public int Messages { get; private set; }

    /// <summary>Does what a scene says, and waits until everybody was told as much as it says.</summary>
    public async Task PlayAsync(Scene scene)
    {
        var body = BodyOf(scene);
        // Nobody reacts to a message within the milliseconds that pass before it is noted as sent.
        if (scene.Does == SceneKind.Reacts)
            await home.SettledAsync();
        if (scene.Does != SceneKind.IsDeliveredAgain)
            Messages++;
        var copies = scene.Does == SceneKind.WritesTwice ? 2 : 1;
        await Task.WhenAll(Enumerable.Range(0, copies).Select(_ => DeliverAsync(body)));
        if (scene.IsKilled)
            await home.KillAndStartAsync();
        foreach (var (whom, text) in scene.Told)
            _expected[whom].Add(text);
        foreach (var whom in scene.Told.Select(static told => told.Whom).Distinct())
            await IsToldAsync(whom, scene);
    }

    /// <summary>What everybody should have read, person by person.</summary>
    public string Expected => Written(name => _expected[name]);

    /// <summary>What everybody has read; where it is as expected, in the words of the script.</summary>
    public string Read => Written(name => _phones[name].Screen.Index().Select(told =>
        told.Index < _expected[name].Count && IsAs(_expected[name][told.Index], told.Item) ? _expected[name][told.Index] : told.Item));

    private byte[] BodyOf(Scene scene)
    {
        var phone = _phones[scene.Who];
        var text = scene.Text.Replace(Code, _code, StringComparison.Ordinal);
        return scene.Does switch
        {
            SceneKind.Taps => phone.Tap(text),
            SceneKind.Reacts => phone.React(text),
            _ => phone.Write(text, scene.Does == SceneKind.IsDeliveredAgain),
        };
    }

    private Task DeliverAsync(byte[] body) => Eventually.EqualsAsync(HttpStatusCode.OK, () => home.DeliverAsync(body));

    private async Task IsToldAsync(string whom, Scene scene)
    {
        var count = _expected[whom].Count;
        await home.Graph.Sent.WaitForAsync(
            _ => _phones[whom].Screen.Count >= count,
            $"what {whom} is told after \"{scene.Who}: {scene.Text}\", having been told\n{string.Join('\n', _phones[whom].Screen)}\n",
            Limits.Patience);
        var invitation = _phones[whom].Screen[count - 1].Split('\n')
            .FirstOrDefault(static line => line.StartsWith(Join, StringComparison.Ordinal));
        _code = invitation?[Join.Length..] ?? _code;
    }

    private static bool IsAs(string expected, string told)
    {
        var parts = expected.Split('…');
        if (parts.Length == 1)
            return told == expected;
        if (!told.StartsWith(parts[0], StringComparison.Ordinal) || !told.EndsWith(parts[^1], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        foreach (var part in parts[1..])
        {
            at = told.IndexOf(part, at, StringComparison.Ordinal) + part.Length;
            if (at < part.Length)
                return false;
        }

        return true;
    }

    private string Written(Func<string, IEnumerable<string>> told) => string.Join(
        "\n\n", people.Keys.Select(name => $"--- {name}\n{string.Join('\n', told(name))}"));
}
