using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Orleans.Embedded;

/// <summary>
/// One text of OrleansQuery with its parameters by position: Npgsql then has nothing to rewrite for each call.
/// </summary>
internal sealed partial class PostgresQuery
{
    private readonly string _text;
    private readonly int[] _order;

    public PostgresQuery(string text, IReadOnlyList<string> parameters)
    {
        List<int> order = [];
        _text = ParameterName().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            var index = parameters.ToList().FindIndex(parameter => string.Equals(parameter, name, StringComparison.OrdinalIgnoreCase));
            if (index < 0) throw new Runtime.OrleansConfigurationException($"A text in OrleansQuery uses the parameter @{name}, which is not part of its contract.");
            if (!order.Contains(index)) order.Add(index);
            return "$" + (order.IndexOf(index) + 1).ToString(CultureInfo.InvariantCulture);
        });
        _order = [.. order];
    }

    /// <summary>The text with positions instead of names.</summary>
    public string Text => _text;

    /// <summary>Makes a command; the values come in the order of the contract.</summary>
    public NpgsqlCommand CreateCommand(NpgsqlDataSource source, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var command = source.CreateCommand(_text);
        foreach (var index in _order) command.Parameters.Add(values[index]);
        return command;
    }

    // An at-sign that ends a word, as in a mail address within a literal, is no parameter.
    [GeneratedRegex(@"(?<![\w@])@(?<name>[A-Za-z_][A-Za-z0-9_]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterName();
}
