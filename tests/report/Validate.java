import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Reads the names of PDF files, one a line, and answers for each and both standards: file, flavour, what failed. */
public class Validate {
    public static void main(String[] flavours) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String name = names.readLine(); name != null; name = names.readLine()) {
            for (String flavour : flavours) {
                System.out.println(name + "\t" + flavour + "\t" + String.join("; ", failures(name, flavour)));
            }
        }
        System.out.flush();
        Runtime.getRuntime().halt(0); // the engine leaves threads behind
    }

    private static Set<String> failures(String name, String flavour) {
        Set<String> found = new LinkedHashSet<>();
        PDFAFlavour wanted = PDFAFlavour.fromString(flavour);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(name), wanted)) {
            ValidationResult result = Foundries.defaultInstance()
                .createValidator(wanted, 1000, false, false, true).validate(parser);
            for (TestAssertion a : result.getTestAssertions()) {
                if (a.getStatus() == TestAssertion.Status.FAILED) {
                    found.add(a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber() + " "
                        + a.getMessage().replaceAll("\\s+", " "));
                }
            }
            if (!result.isCompliant() && found.isEmpty()) {
                found.add("not compliant");
            }
        } catch (Exception e) {
            found.add(e.toString().replaceAll("\\s+", " "));
        }
        return found;
    }
}
