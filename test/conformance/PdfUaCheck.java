import java.io.File;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks PDF files against PDF/UA-1. Prints a line a file: its path, rules that were checked, and the rules that it breaks, with tabs between. */
public class PdfUaCheck {
	public static void main(String[] files) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		for (String file : files) {
			try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.PDFUA_1);
				PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
				ValidationResult result = validator.validate(parser);
				TreeSet<String> broken = new TreeSet<>();
				for (TestAssertion assertion : result.getTestAssertions()) {
					if (assertion.getStatus() == TestAssertion.Status.FAILED) {
						broken.add(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + ": " + assertion.getMessage().replaceAll("\\s+", " "));
					}
				}
				if (!result.isCompliant() && broken.isEmpty()) broken.add("not compliant, without a rule");
				System.out.println(file + "\t" + result.getTotalAssertions() + "\t" + String.join("\t", broken));
			} catch (Exception failure) {
				System.out.println(file + "\t0\tnot checked: " + failure);
			}
		}
	}
}
