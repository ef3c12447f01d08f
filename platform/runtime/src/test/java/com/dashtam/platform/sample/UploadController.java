package com.dashtam.platform.sample;

import com.dashtam.platform.sample.api.UploadApi;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
final class UploadController implements UploadApi {

    @Override
    public ResponseEntity<Void> upload(MultipartFile file) {
        return ResponseEntity.noContent().build();
    }
}
