package com.dashtam.platform.http.servlet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.util.ReflectionUtils;

/** Reads enumerations by the value that the contract gives them, which is not their Java name. */
@SuppressWarnings("rawtypes")
final class ContractEnums implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return text ->
                Arrays.stream(type.getEnumConstants())
                        .filter(constant -> text.equals(value(constant)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("not a known value"));
    }

    private static String value(Enum constant) {
        return Arrays.stream(constant.getDeclaringClass().getMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .findFirst()
                .map(method -> invoke(method, constant))
                .orElseGet(constant::name);
    }

    private static String invoke(Method method, Enum constant) {
        return String.valueOf(ReflectionUtils.invokeMethod(method, constant));
    }
}
