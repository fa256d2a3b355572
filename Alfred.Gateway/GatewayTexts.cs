using Alfred.Instances;
using Alfred.Languages;

namespace Alfred.Gateway;

/// <summary>
/// What the HTTP edge tells people by itself, in the language of the instance: who reads it is known only behind the inbox, where the
/// language of a person is.
/// </summary>
internal sealed class GatewayTexts(Instance instance)
{
    private readonly Language _language = LanguageSet.Of(LanguageSet.Files([typeof(GatewayTexts).Assembly]))[instance.Language];

    /// <summary>A text of this assembly's language files.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that key.</exception>
    public string Say(string key) => _language.Say(key);
}
